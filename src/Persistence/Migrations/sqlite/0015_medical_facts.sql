ALTER TABLE "Clients" ADD "UnconfirmedAllergies" TEXT NOT NULL DEFAULT '[]';

CREATE TABLE "MedicalAskings" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_MedicalAskings" PRIMARY KEY,
    "ClientId" BLOB NOT NULL,
    "BranchId" BLOB NOT NULL,
    "Kinds" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "JourneyId" BLOB NULL,
    CONSTRAINT "FK_MedicalAskings_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_MedicalAskings_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE TABLE "MedicalFacts" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_MedicalFacts" PRIMARY KEY,
    "ClientId" BLOB NOT NULL,
    "BranchId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Note" TEXT NULL,
    "State" TEXT NOT NULL,
    "Since" TEXT NULL,
    "Source" TEXT NOT NULL,
    "JourneyId" BLOB NULL,
    "LearnedAt" INTEGER NOT NULL,
    "LearnedBy" TEXT NOT NULL,
    "ConfirmedAt" INTEGER NULL,
    "ConfirmedBy" TEXT NULL,
    "EndedOn" TEXT NULL,
    "Reason" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_MedicalFacts_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_MedicalFacts_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_MedicalAskings_BranchId" ON "MedicalAskings" ("BranchId");

CREATE INDEX "IX_MedicalAskings_ClientId" ON "MedicalAskings" ("ClientId");

CREATE INDEX "IX_MedicalFacts_BranchId" ON "MedicalFacts" ("BranchId");

CREATE INDEX "IX_MedicalFacts_ClientId" ON "MedicalFacts" ("ClientId");

-- Every allergy of the list becomes a fact of its own: by whom it was told is not known any more, when is known of some.
INSERT INTO "MedicalFacts" ("Id", "ClientId", "BranchId", "Kind", "Text", "State", "Source", "LearnedAt", "LearnedBy", "Revision")
SELECT randomblob(16), "Clients"."Id", "Clients"."BranchId", 'allergy', trim("Allergy"."value"), 'Active', 'earlier',
    coalesce("Clients"."AllergiesAskedAt", "Clients"."CreatedAt"), '', 1
FROM "Clients", json_each("Clients"."Allergies") AS "Allergy"
WHERE trim("Allergy"."value") <> '';
