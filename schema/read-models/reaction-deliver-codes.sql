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


CREATE TABLE "undelivered_code" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_undelivered_code" PRIMARY KEY,
    "CodeHash" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "Kind" TEXT NULL,
    "Reader" TEXT NOT NULL,
    "ValidTo" INTEGER NOT NULL
);


