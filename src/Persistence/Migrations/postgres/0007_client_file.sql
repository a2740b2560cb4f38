ALTER TABLE "Clients" ADD "NameSought" text NOT NULL DEFAULT '';

ALTER TABLE "Clients" ADD "NameSounds" text NOT NULL DEFAULT '';
