CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "expenditure_reading" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_expenditure_reading" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "ReaderId" TEXT NOT NULL,
    "CorrelationId" TEXT NOT NULL,
    "ReadAt" INTEGER NOT NULL,
    "Readings" TEXT NOT NULL
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


CREATE INDEX "IX_expenditure_reading_PartnerId_Position" ON "expenditure_reading" ("PartnerId", "Position");


