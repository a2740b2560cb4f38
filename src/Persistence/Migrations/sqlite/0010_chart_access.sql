ALTER TABLE "Tasks" ADD "DraftById" BLOB NULL;

CREATE TABLE "ChartOpenings" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_ChartOpenings" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "BranchId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "Person" TEXT NOT NULL,
    "Roles" TEXT NOT NULL,
    "Journey" BLOB NOT NULL,
    "Client" BLOB NULL,
    "ClientName" TEXT NULL,
    "What" TEXT NOT NULL,
    "Subject" TEXT NULL,
    "Seen" TEXT NULL,
    "Reason" TEXT NULL,
    "Until" INTEGER NULL,
    "PreviousHash" BLOB NOT NULL,
    "Hash" BLOB NOT NULL
);

CREATE INDEX "IX_ChartOpenings_At" ON "ChartOpenings" ("At");

CREATE INDEX "IX_ChartOpenings_Client" ON "ChartOpenings" ("Client");

CREATE INDEX "IX_ChartOpenings_Journey_PersonId" ON "ChartOpenings" ("Journey", "PersonId");

-- Drafts of before: of whoever holds the task.
UPDATE "Tasks" SET "DraftById" = "AssigneeId" WHERE "Draft" IS NOT NULL;
