CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "delivery" (
    "DeliveryId" TEXT NOT NULL CONSTRAINT "PK_delivery" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "RecipientId" TEXT NOT NULL,
    "QueuedAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "NextAttemptAt" INTEGER NOT NULL,
    "Fault" TEXT NULL,
    "Code" INTEGER NULL,
    "SettledAt" INTEGER NULL
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


CREATE INDEX "IX_delivery_PartnerId_Position" ON "delivery" ("PartnerId", "Position");


CREATE INDEX "IX_delivery_State_Channel_NextAttemptAt_Position" ON "delivery" ("State", "Channel", "NextAttemptAt", "Position");


