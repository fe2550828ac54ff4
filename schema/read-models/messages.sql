CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "message_language" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_message_language" PRIMARY KEY,
    "Language" TEXT NOT NULL
);


CREATE TABLE "message_off" (
    "PartnerId" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    CONSTRAINT "PK_message_off" PRIMARY KEY ("PartnerId", "Type")
);


CREATE TABLE "message_recipient" (
    "PartnerId" TEXT NOT NULL,
    "RecipientId" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Mobile" TEXT NOT NULL,
    CONSTRAINT "PK_message_recipient" PRIMARY KEY ("PartnerId", "RecipientId", "Type")
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


CREATE TABLE "reminder" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_reminder" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "AlertId" TEXT NOT NULL,
    "Level" TEXT NULL,
    "Month" INTEGER NULL,
    "Channel" TEXT NOT NULL,
    "RecipientId" TEXT NOT NULL,
    "Used" TEXT NOT NULL,
    "Total" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL
);


CREATE INDEX "IX_reminder_PartnerId_Position" ON "reminder" ("PartnerId", "Position");


