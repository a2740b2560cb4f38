CREATE TABLE "MedicalConflicts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_MedicalConflicts" PRIMARY KEY,
    "ClientId" BLOB NOT NULL,
    "BranchId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "EnglishName" TEXT NOT NULL,
    "IsStop" INTEGER NOT NULL,
    "Rules" TEXT NOT NULL,
    "Facts" TEXT NOT NULL,
    "FactsKey" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "FoundAt" INTEGER NOT NULL,
    "FoundIn" BLOB NULL,
    "AskedIn" BLOB NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "Reason" TEXT NULL,
    "Instead" TEXT NULL,
    "Until" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_MedicalConflicts_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_MedicalConflicts_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PlannedItems" (
    "JourneyId" BLOB NOT NULL,
    "ItemId" BLOB NOT NULL,
    "ClientId" BLOB NOT NULL,
    "BranchId" BLOB NOT NULL,
    "At" INTEGER NOT NULL,
    "IsOrdered" INTEGER NOT NULL,
    CONSTRAINT "PK_PlannedItems" PRIMARY KEY ("JourneyId", "ItemId"),
    CONSTRAINT "FK_PlannedItems_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PlannedItems_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SafetyChanges" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SafetyChanges" PRIMARY KEY,
    "Part" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Value" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ById" BLOB NOT NULL,
    "By" TEXT NOT NULL,
    "Decision" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "DecidedWhy" TEXT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "SafetyContents" (
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Contains" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_SafetyContents" PRIMARY KEY ("Kind", "Key")
);

CREATE INDEX "IX_MedicalConflicts_BranchId" ON "MedicalConflicts" ("BranchId");

CREATE INDEX "IX_MedicalConflicts_ClientId" ON "MedicalConflicts" ("ClientId");

CREATE INDEX "IX_MedicalConflicts_State_BranchId" ON "MedicalConflicts" ("State", "BranchId");

CREATE INDEX "IX_PlannedItems_BranchId" ON "PlannedItems" ("BranchId");

CREATE INDEX "IX_PlannedItems_ClientId" ON "PlannedItems" ("ClientId");

CREATE INDEX "IX_SafetyChanges_Part_Key" ON "SafetyChanges" ("Part", "Key");
