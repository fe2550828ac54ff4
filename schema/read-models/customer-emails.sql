CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "email" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_email" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Token" TEXT NULL,
    "ValidTo" INTEGER NULL,
    "QueuedAt" INTEGER NOT NULL
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


CREATE TABLE "subject" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_subject" PRIMARY KEY,
    "Value" TEXT NULL,
    "ValidTo" INTEGER NULL
);


