-- No SQL knows how a name sounds: a host writes both columns for rows of the past at its start.
ALTER TABLE "Clients" ADD "NameSought" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Clients" ADD "NameSounds" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Clients" ADD "HistoryHash" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Clients" ADD "HistorySeq" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Clients" ADD "MergedIntoId" BLOB NULL;

CREATE TABLE "ClientHistory" (
    "ClientId" BLOB NOT NULL,
    "Seq" INTEGER NOT NULL,
    "BranchId" BLOB NOT NULL,
    "At" INTEGER NOT NULL,
    "Type" TEXT NOT NULL,
    "ActorId" BLOB NULL,
    "Actor" TEXT NOT NULL,
    "Role" TEXT NULL,
    "ClientRevision" INTEGER NOT NULL,
    "Data" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_ClientHistory" PRIMARY KEY ("ClientId", "Seq"),
    CONSTRAINT "FK_ClientHistory_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ClientHistory_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ClientMerges" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ClientMerges" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "SurvivorId" BLOB NOT NULL,
    "MergedId" BLOB NOT NULL,
    "State" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "RequestedById" BLOB NOT NULL,
    "RequestedBy" TEXT NOT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "DecidedWhy" TEXT NULL,
    "Before" TEXT NOT NULL,
    "SurvivorRevision" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_ClientMerges_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ClientMerges_Clients_MergedId" FOREIGN KEY ("MergedId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ClientMerges_Clients_SurvivorId" FOREIGN KEY ("SurvivorId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Clients_MergedIntoId" ON "Clients" ("MergedIntoId") WHERE "MergedIntoId" IS NOT NULL;

CREATE INDEX "IX_ClientHistory_BranchId" ON "ClientHistory" ("BranchId");

CREATE INDEX "IX_ClientMerges_BranchId" ON "ClientMerges" ("BranchId");

CREATE INDEX "IX_ClientMerges_MergedId" ON "ClientMerges" ("MergedId");

CREATE INDEX "IX_ClientMerges_SurvivorId" ON "ClientMerges" ("SurvivorId");
