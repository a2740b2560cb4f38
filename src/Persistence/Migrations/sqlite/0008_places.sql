-- What a branch is made of: hours, holidays, rooms, devices, shifts, and who is on leave.
ALTER TABLE "Tasks" ADD "InsteadOf" TEXT NULL;

ALTER TABLE "Tasks" ADD "InsteadOfId" BLOB NULL;

ALTER TABLE "Tasks" ADD "InsteadUntil" INTEGER NULL;

ALTER TABLE "Tasks" ADD "SoonAt" INTEGER NULL;

CREATE TABLE "BranchHours" (
    "BranchId" BLOB NOT NULL CONSTRAINT "PK_BranchHours" PRIMARY KEY,
    "Week" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_BranchHours_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CalendarYears" (
    "BranchId" BLOB NOT NULL,
    "Year" INTEGER NOT NULL,
    "Days" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_CalendarYears" PRIMARY KEY ("BranchId", "Year"),
    CONSTRAINT "FK_CalendarYears_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Leaves" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Leaves" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "SubstituteId" BLOB NULL,
    "OpenTasksToo" INTEGER NOT NULL,
    "Note" TEXT NULL,
    "State" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedById" BLOB NULL,
    "Reason" TEXT NULL,
    "HandedOverAt" INTEGER NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Leaves_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Leaves_People_DecidedById" FOREIGN KEY ("DecidedById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Leaves_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Leaves_People_SubstituteId" FOREIGN KEY ("SubstituteId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Rooms" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Rooms" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "Name" TEXT NOT NULL,
    "EnglishName" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "IsInUse" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Rooms_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ShiftWeeks" (
    "BranchId" BLOB NOT NULL,
    "Monday" TEXT NOT NULL,
    "Plan" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_ShiftWeeks" PRIMARY KEY ("BranchId", "Monday"),
    CONSTRAINT "FK_ShiftWeeks_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Devices" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Devices" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "Name" TEXT NOT NULL,
    "EnglishName" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "RoomId" BLOB NULL,
    "State" TEXT NOT NULL,
    "MaintenanceDue" TEXT NULL,
    "IsInUse" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Devices_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Devices_Rooms_RoomId" FOREIGN KEY ("RoomId") REFERENCES "Rooms" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Devices_BranchId_Name" ON "Devices" ("BranchId", "Name");

CREATE INDEX "IX_Devices_RoomId" ON "Devices" ("RoomId");

CREATE INDEX "IX_Leaves_BranchId_To" ON "Leaves" ("BranchId", "To");

CREATE INDEX "IX_Leaves_DecidedById" ON "Leaves" ("DecidedById");

CREATE INDEX "IX_Leaves_From" ON "Leaves" ("From") WHERE "HandedOverAt" IS NULL;

CREATE INDEX "IX_Leaves_PersonId_To" ON "Leaves" ("PersonId", "To");

CREATE INDEX "IX_Leaves_SubstituteId" ON "Leaves" ("SubstituteId");

CREATE UNIQUE INDEX "IX_Rooms_BranchId_Name" ON "Rooms" ("BranchId", "Name");

-- Where visits took place already they go on; until somebody says when it is open, such a branch is open round the clock, as it was.
INSERT INTO "BranchHours" ("BranchId", "Week", "Revision")
SELECT "Id", '00:00-24:00;00:00-24:00;00:00-24:00;00:00-24:00;00:00-24:00;00:00-24:00;00:00-24:00', 1 FROM "Branches"
WHERE "TrialOf" IS NULL AND EXISTS (SELECT 1 FROM "Journeys" WHERE "Journeys"."BranchId" = "Branches"."Id");
