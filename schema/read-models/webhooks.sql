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


CREATE TABLE "webhook" (
    "PartnerId" TEXT NOT NULL,
    "WebhookId" TEXT NOT NULL,
    "Url" TEXT NOT NULL,
    "Topics" INTEGER NOT NULL,
    "IsEnabled" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "LastDeliveredAt" INTEGER NULL,
    "DisabledAt" INTEGER NULL,
    "Fault" TEXT NULL,
    "Code" INTEGER NULL,
    CONSTRAINT "PK_webhook" PRIMARY KEY ("PartnerId", "WebhookId")
);


CREATE TABLE "webhook_delivery" (
    "DeliveryId" TEXT NOT NULL CONSTRAINT "PK_webhook_delivery" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "WebhookId" TEXT NOT NULL,
    "Topic" TEXT NULL,
    "Entity" TEXT NOT NULL,
    "SourcePosition" INTEGER NOT NULL,
    "MessageId" TEXT NOT NULL,
    "QueuedAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "NextAttemptAt" INTEGER NOT NULL,
    "Fault" TEXT NULL,
    "Code" INTEGER NULL,
    "SettledAt" INTEGER NULL
);


CREATE TABLE "webhook_event" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_webhook_event" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    "Entity" TEXT NOT NULL,
    "Place" TEXT NOT NULL
);


CREATE TABLE "webhook_owner" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_webhook_owner" PRIMARY KEY
);


CREATE INDEX "IX_webhook_delivery_PartnerId_Position" ON "webhook_delivery" ("PartnerId", "Position");


CREATE INDEX "IX_webhook_delivery_PartnerId_WebhookId_State_SourcePosition" ON "webhook_delivery" ("PartnerId", "WebhookId", "State", "SourcePosition");


CREATE INDEX "IX_webhook_event_PartnerId_Position" ON "webhook_event" ("PartnerId", "Position");


