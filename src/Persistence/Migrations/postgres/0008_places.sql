-- What a branch is made of: hours, holidays, rooms, devices, shifts, and who is on leave.
ALTER TABLE "Tasks" ADD "InsteadOf" text;

ALTER TABLE "Tasks" ADD "InsteadOfId" uuid;

ALTER TABLE "Tasks" ADD "InsteadUntil" timestamp with time zone;

ALTER TABLE "Tasks" ADD "SoonAt" timestamp with time zone;

CREATE TABLE "BranchHours" (
    "BranchId" uuid NOT NULL,
    "Week" text NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_BranchHours" PRIMARY KEY ("BranchId"),
    CONSTRAINT "FK_BranchHours_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CalendarYears" (
    "BranchId" uuid NOT NULL,
    "Year" integer NOT NULL,
    "Days" text NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_CalendarYears" PRIMARY KEY ("BranchId", "Year"),
    CONSTRAINT "FK_CalendarYears_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Leaves" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "From" timestamp with time zone NOT NULL,
    "To" timestamp with time zone NOT NULL,
    "Kind" text NOT NULL,
    "SubstituteId" uuid,
    "OpenTasksToo" boolean NOT NULL,
    "Note" text,
    "State" text NOT NULL,
    "RequestedAt" timestamp with time zone NOT NULL,
    "DecidedAt" timestamp with time zone,
    "DecidedById" uuid,
    "Reason" text,
    "HandedOverAt" timestamp with time zone,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Leaves" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Leaves_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Leaves_People_DecidedById" FOREIGN KEY ("DecidedById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Leaves_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Leaves_People_SubstituteId" FOREIGN KEY ("SubstituteId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Rooms" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Name" text NOT NULL,
    "EnglishName" text NOT NULL,
    "Kind" text NOT NULL,
    "IsInUse" boolean NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Rooms" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Rooms_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ShiftWeeks" (
    "BranchId" uuid NOT NULL,
    "Monday" date NOT NULL,
    "Plan" text NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_ShiftWeeks" PRIMARY KEY ("BranchId", "Monday"),
    CONSTRAINT "FK_ShiftWeeks_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Devices" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Name" text NOT NULL,
    "EnglishName" text NOT NULL,
    "Kind" text NOT NULL,
    "RoomId" uuid,
    "State" text NOT NULL,
    "MaintenanceDue" date,
    "IsInUse" boolean NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Devices" PRIMARY KEY ("Id"),
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
