CREATE TABLE "budget" (
    "CustomerId" TEXT NOT NULL CONSTRAINT "PK_budget" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "AlertRatios" TEXT NOT NULL,
    "OnExceeded" TEXT NOT NULL,
    "First" INTEGER NOT NULL,
    "Month" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "budget_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_budget_history" PRIMARY KEY,
    "CustomerId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "AlertRatios" TEXT NOT NULL,
    "OnExceeded" TEXT NOT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
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


CREATE INDEX "IX_budget_PartnerId" ON "budget" ("PartnerId");


CREATE INDEX "IX_budget_history_CustomerId_Position" ON "budget_history" ("CustomerId", "Position");


