CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "deadline" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_deadline" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "PartnerId" TEXT NULL,
    "DueAt" INTEGER NOT NULL,
    "RunAt" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "Reason" TEXT NULL,
    "HasPassed" INTEGER NOT NULL
);


CREATE TABLE "quarantine" (
    "Stream" TEXT NOT NULL CONSTRAINT "PK_quarantine" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Type" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Skipped" INTEGER NOT NULL,
    "Tenants" TEXT NOT NULL
);


CREATE INDEX "IX_deadline_HasPassed_DueAt_Id" ON "deadline" ("HasPassed", "DueAt", "Id");


CREATE INDEX "IX_deadline_HasPassed_RunAt_Kind_Key" ON "deadline" ("HasPassed", "RunAt", "Kind", "Key");


