-- No SQL knows how a name sounds: a host writes both columns for rows of the past at its start.
ALTER TABLE "Clients" ADD "NameSought" text NOT NULL DEFAULT '';

ALTER TABLE "Clients" ADD "NameSounds" text NOT NULL DEFAULT '';

ALTER TABLE "Clients" ADD "HistoryHash" text NOT NULL DEFAULT '';

ALTER TABLE "Clients" ADD "HistorySeq" bigint NOT NULL DEFAULT 0;

ALTER TABLE "Clients" ADD "MergedIntoId" uuid;

CREATE TABLE "ClientHistory" (
    "ClientId" uuid NOT NULL,
    "Seq" bigint NOT NULL,
    "BranchId" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Type" text NOT NULL,
    "ActorId" uuid,
    "Actor" text NOT NULL,
    "Role" text,
    "ClientRevision" bigint NOT NULL,
    "Data" text NOT NULL,
    "Hash" text NOT NULL,
    CONSTRAINT "PK_ClientHistory" PRIMARY KEY ("ClientId", "Seq"),
    CONSTRAINT "FK_ClientHistory_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ClientHistory_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ClientMerges" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "SurvivorId" uuid NOT NULL,
    "MergedId" uuid NOT NULL,
    "State" text NOT NULL,
    "Reason" text NOT NULL,
    "RequestedAt" timestamp with time zone NOT NULL,
    "RequestedById" uuid NOT NULL,
    "RequestedBy" text NOT NULL,
    "DecidedAt" timestamp with time zone,
    "DecidedBy" text,
    "DecidedWhy" text,
    "Before" text NOT NULL,
    "SurvivorRevision" bigint NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_ClientMerges" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_ClientMerges_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ClientMerges_Clients_MergedId" FOREIGN KEY ("MergedId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ClientMerges_Clients_SurvivorId" FOREIGN KEY ("SurvivorId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Clients_MergedIntoId" ON "Clients" ("MergedIntoId") WHERE "MergedIntoId" IS NOT NULL;

CREATE INDEX "IX_ClientHistory_BranchId" ON "ClientHistory" ("BranchId");

CREATE INDEX "IX_ClientMerges_BranchId" ON "ClientMerges" ("BranchId");

CREATE INDEX "IX_ClientMerges_MergedId" ON "ClientMerges" ("MergedId");

CREATE INDEX "IX_ClientMerges_SurvivorId" ON "ClientMerges" ("SurvivorId");
