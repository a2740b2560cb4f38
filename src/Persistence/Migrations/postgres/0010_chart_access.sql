ALTER TABLE "Tasks" ADD "DraftById" uuid;

CREATE TABLE "ChartOpenings" (
    "Number" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "BranchId" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Person" text NOT NULL,
    "Roles" text NOT NULL,
    "Journey" uuid NOT NULL,
    "Client" uuid,
    "ClientName" text,
    "What" text NOT NULL,
    "Subject" text,
    "Seen" text,
    "Reason" text,
    "Until" timestamp with time zone,
    "PreviousHash" bytea NOT NULL,
    "Hash" bytea NOT NULL,
    CONSTRAINT "PK_ChartOpenings" PRIMARY KEY ("Number")
);

CREATE INDEX "IX_ChartOpenings_At" ON "ChartOpenings" ("At");

CREATE INDEX "IX_ChartOpenings_Client" ON "ChartOpenings" ("Client");

CREATE INDEX "IX_ChartOpenings_Journey_PersonId" ON "ChartOpenings" ("Journey", "PersonId");

-- Drafts of before: of whoever holds the task.
UPDATE "Tasks" SET "DraftById" = "AssigneeId" WHERE "Draft" IS NOT NULL;
