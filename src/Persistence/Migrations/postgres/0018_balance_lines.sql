CREATE TABLE "BalanceLines" (
    "OrderId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "JourneyId" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "ClientId" uuid,
    "ItemId" uuid NOT NULL,
    "Code" text NOT NULL,
    "Name" text NOT NULL,
    "Category" text NOT NULL,
    "Area" text,
    "Quantity" numeric NOT NULL,
    "Done" numeric NOT NULL,
    "UnitPrice" numeric NOT NULL,
    "Each" numeric NOT NULL,
    "Paid" numeric NOT NULL,
    "Performed" numeric NOT NULL,
    "Refunded" numeric NOT NULL,
    "IsOpen" boolean NOT NULL,
    "State" text NOT NULL,
    "OwnerId" uuid,
    "Date" date,
    "Note" text,
    "DecidedBy" text,
    "DecidedAt" timestamp with time zone,
    "Since" timestamp with time zone NOT NULL,
    "WantedAt" timestamp with time zone,
    "SeenToBy" uuid,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_BalanceLines" PRIMARY KEY ("OrderId", "Number"),
    CONSTRAINT "FK_BalanceLines_Orders_OrderId" FOREIGN KEY ("OrderId") REFERENCES "Orders" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_BalanceLines_BranchId_Date" ON "BalanceLines" ("BranchId", "Date") WHERE "IsOpen";

CREATE INDEX "IX_BalanceLines_ClientId_IsOpen" ON "BalanceLines" ("ClientId", "IsOpen");

CREATE INDEX "IX_BalanceLines_JourneyId" ON "BalanceLines" ("JourneyId");

-- Orders of before get their lines: what was paid is shared by list price to the fen, what was paid back by what was paid. Done is what a
-- treatment of the line's category in the same journey is recorded for, and goods with their receipt; all the rest is balance, since what
-- nobody wrote down nobody may forget. Of archived journeys no record is at hand: what they sold is balance until somebody looks.
WITH "Priced" AS (
    SELECT line.*, placed."JourneyId", placed."BranchId", placed."Status", journey."ClientId", staff."PersonId",
        coalesce(placed."PaidAt", placed."CreatedAt") AS "Since",
        round(placed."Paid" * 100)::bigint AS "OrderPaid",
        round(placed."Refunded" * 100)::bigint AS "OrderRefunded",
        round(line."UnitPrice" * line."Quantity" * 100)::bigint AS "Weight",
        row_number() OVER (PARTITION BY line."OrderId" ORDER BY line."Number" DESC) = 1 AS "IsLast",
        EXISTS (SELECT 1 FROM "Tasks" WHERE "Tasks"."JourneyId" = placed."JourneyId" AND "Tasks"."Outcome" = 'Treated'
            AND "Tasks"."ActivityType" = CASE line."Category" WHEN 'injection' THEN 'CaseFlow.TreatInjection'
                WHEN 'laser' THEN 'CaseFlow.TreatLaser' WHEN 'surgery' THEN 'CaseFlow.TreatSurgery' END)
        OR (line."Category" IN ('drug', 'retail') AND placed."Status" = 'Paid') AS "IsDone"
    FROM "OrderLines" AS line
    JOIN "Orders" AS placed ON placed."Id" = line."OrderId"
    JOIN "Journeys" AS journey ON journey."Id" = placed."JourneyId"
    LEFT JOIN "JourneyStaff" AS staff ON staff."JourneyId" = journey."Id" AND staff."Role" = 'consultant'
),
"Summed" AS (
    SELECT "Priced".*, (sum("Weight") OVER (PARTITION BY "OrderId" ORDER BY "Number"))::bigint AS "Until",
        (sum("Weight") OVER (PARTITION BY "OrderId"))::bigint AS "All"
    FROM "Priced"
    WHERE "OrderPaid" > 0 OR "Status" = 'Paid'
),
"Shared" AS (
    SELECT "Summed".*, CASE WHEN "All" > 0 THEN "OrderPaid" * "Until" / "All" - "OrderPaid" * ("Until" - "Weight") / "All"
        WHEN "IsLast" THEN "OrderPaid" ELSE 0 END AS "PaidFen"
    FROM "Summed"
),
"Reached" AS (
    SELECT "Shared".*, (sum("PaidFen") OVER (PARTITION BY "OrderId" ORDER BY "Number"))::bigint AS "PaidUntil"
    FROM "Shared"
),
"Returned" AS (
    SELECT "Reached".*, CASE WHEN "OrderPaid" > 0
        THEN "OrderRefunded" * "PaidUntil" / "OrderPaid"
            - "OrderRefunded" * ("PaidUntil" - "PaidFen") / "OrderPaid"
        ELSE 0 END AS "RefundedFen"
    FROM "Reached"
),
"Known" AS (
    SELECT "Returned".*, NOT "IsDone" AND "RefundedFen" > 0 AND "RefundedFen" = "PaidFen" AS "IsGivenUp"
    FROM "Returned"
)
INSERT INTO "BalanceLines" ("OrderId", "Number", "JourneyId", "BranchId", "ClientId", "ItemId", "Code", "Name", "Category", "Area",
    "Quantity", "Done", "UnitPrice", "Each", "Paid", "Performed", "Refunded", "IsOpen", "State", "OwnerId", "Since", "Revision")
SELECT "OrderId", "Number", "JourneyId", "BranchId", "ClientId", "ItemId", "Code", "Name", "Category", "Area",
    CASE WHEN "IsGivenUp" THEN 0 ELSE "Quantity" END,
    CASE WHEN "IsDone" THEN "Quantity" ELSE 0 END,
    "UnitPrice",
    CASE WHEN "IsDone" OR "IsGivenUp" THEN 0 ELSE round(floor(("PaidFen" - "RefundedFen") / "Quantity") / 100, 2) END,
    round("PaidFen" / 100.0, 2),
    round((CASE WHEN "IsDone" THEN "PaidFen" - "RefundedFen" ELSE 0 END) / 100.0, 2),
    round("RefundedFen" / 100.0, 2),
    NOT "IsDone" AND "PaidFen" > "RefundedFen",
    'Undecided', "PersonId", "Since", 1
FROM "Known";
