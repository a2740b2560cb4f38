ALTER TABLE "Clients" ADD "Email" text;

CREATE TABLE "PushDevices" (
    "Id" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Endpoint" text NOT NULL,
    "PublicKey" text NOT NULL,
    "Secret" text NOT NULL,
    "Name" text NOT NULL,
    "AddedAt" timestamp with time zone NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_PushDevices" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_PushDevices_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_PushDevices_Endpoint" ON "PushDevices" ("Endpoint");

CREATE INDEX "IX_PushDevices_PersonId" ON "PushDevices" ("PersonId");
