ALTER TABLE "Clients" ADD "UnconfirmedAllergies" text[] NOT NULL DEFAULT '{}';

CREATE TABLE "MedicalAskings" (
    "Id" uuid NOT NULL,
    "ClientId" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Kinds" text[] NOT NULL,
    "At" timestamptz NOT NULL,
    "By" text NOT NULL,
    "JourneyId" uuid,
    CONSTRAINT "PK_MedicalAskings" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_MedicalAskings_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_MedicalAskings_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE TABLE "MedicalFacts" (
    "Id" uuid NOT NULL,
    "ClientId" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Kind" text NOT NULL,
    "Text" text NOT NULL,
    "Note" text,
    "State" text NOT NULL,
    "Since" date,
    "Source" text NOT NULL,
    "JourneyId" uuid,
    "LearnedAt" timestamptz NOT NULL,
    "LearnedBy" text NOT NULL,
    "ConfirmedAt" timestamptz,
    "ConfirmedBy" text,
    "EndedOn" date,
    "Reason" text,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_MedicalFacts" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_MedicalFacts_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_MedicalFacts_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_MedicalAskings_BranchId" ON "MedicalAskings" ("BranchId");

CREATE INDEX "IX_MedicalAskings_ClientId" ON "MedicalAskings" ("ClientId");

CREATE INDEX "IX_MedicalFacts_BranchId" ON "MedicalFacts" ("BranchId");

CREATE INDEX "IX_MedicalFacts_ClientId" ON "MedicalFacts" ("ClientId");

-- Every allergy of the list becomes a fact of its own: by whom it was told is not known any more, when is known of some.
INSERT INTO "MedicalFacts" ("Id", "ClientId", "BranchId", "Kind", "Text", "State", "Source", "LearnedAt", "LearnedBy", "Revision")
SELECT gen_random_uuid(), "Clients"."Id", "Clients"."BranchId", 'allergy', trim("Allergy"), 'Active', 'earlier',
    coalesce("Clients"."AllergiesAskedAt", "Clients"."CreatedAt"), '', 1
FROM "Clients", unnest("Clients"."Allergies") AS "Allergy"
WHERE trim("Allergy") <> '';
