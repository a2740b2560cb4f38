-- Who a journey's consultant, assistant, doctor and nurse are: a row each, so that a role more is no column more.
CREATE TABLE "JourneyStaff" (
    "JourneyId" uuid NOT NULL,
    "Role" text NOT NULL,
    "PersonId" uuid NOT NULL,
    CONSTRAINT "PK_JourneyStaff" PRIMARY KEY ("JourneyId", "Role"),
    CONSTRAINT "FK_JourneyStaff_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE CASCADE
);

INSERT INTO "JourneyStaff" ("JourneyId", "Role", "PersonId")
SELECT "Id", 'consultant', "ConsultantId" FROM "Journeys" WHERE "ConsultantId" IS NOT NULL
UNION ALL SELECT "Id", 'assistant', "AssistantId" FROM "Journeys" WHERE "AssistantId" IS NOT NULL
UNION ALL SELECT "Id", 'doctor', "DoctorId" FROM "Journeys" WHERE "DoctorId" IS NOT NULL
UNION ALL SELECT "Id", 'nurse', "NurseId" FROM "Journeys" WHERE "NurseId" IS NOT NULL;

CREATE INDEX "IX_JourneyStaff_PersonId_Role" ON "JourneyStaff" ("PersonId", "Role");

ALTER TABLE "Journeys" DROP COLUMN "AssistantId";

ALTER TABLE "Journeys" DROP COLUMN "ConsultantId";

ALTER TABLE "Journeys" DROP COLUMN "DoctorId";

ALTER TABLE "Journeys" DROP COLUMN "NurseId";
