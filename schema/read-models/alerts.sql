CREATE TABLE "alert" (
    "AlertId" TEXT NOT NULL CONSTRAINT "PK_alert" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "Level" TEXT NULL,
    "Threshold" TEXT NULL,
    "Ratio" TEXT NULL,
    "Used" TEXT NOT NULL,
    "Limit" TEXT NOT NULL,
    "Month" INTEGER NULL,
    "DueOn" TEXT NULL,
    "RaisedAt" INTEGER NOT NULL,
    "Late" INTEGER NOT NULL,
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


CREATE INDEX "IX_alert_PartnerId_Position" ON "alert" ("PartnerId", "Position");


CREATE INDEX "IX_alert_Position" ON "alert" ("Position");


