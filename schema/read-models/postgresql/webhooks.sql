CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE quarantine (
    "Stream" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "Since" bigint NOT NULL,
    "Skipped" bigint NOT NULL,
    "Tenants" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_quarantine" PRIMARY KEY ("Stream")
);


CREATE TABLE webhook (
    "PartnerId" text COLLATE "C" NOT NULL,
    "WebhookId" text COLLATE "C" NOT NULL,
    "Url" text COLLATE "C" NOT NULL,
    "Topics" integer NOT NULL,
    "IsEnabled" boolean NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "LastDeliveredAt" bigint,
    "DisabledAt" bigint,
    "Fault" text COLLATE "C",
    "Code" integer,
    CONSTRAINT "PK_webhook" PRIMARY KEY ("PartnerId", "WebhookId")
);


CREATE TABLE webhook_delivery (
    "DeliveryId" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "WebhookId" text COLLATE "C" NOT NULL,
    "Topic" text COLLATE "C",
    "Entity" text COLLATE "C" NOT NULL,
    "SourcePosition" bigint NOT NULL,
    "MessageId" text COLLATE "C" NOT NULL,
    "QueuedAt" bigint NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Attempts" integer NOT NULL,
    "NextAttemptAt" bigint NOT NULL,
    "Fault" text COLLATE "C",
    "Code" integer,
    "SettledAt" bigint,
    CONSTRAINT "PK_webhook_delivery" PRIMARY KEY ("DeliveryId")
);


CREATE TABLE webhook_event (
    "Position" bigint NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Topic" text COLLATE "C" NOT NULL,
    "Entity" text COLLATE "C" NOT NULL,
    "Place" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_webhook_event" PRIMARY KEY ("Position")
);


CREATE TABLE webhook_owner (
    "PartnerId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_webhook_owner" PRIMARY KEY ("PartnerId")
);


CREATE INDEX "IX_webhook_delivery_PartnerId_Position" ON webhook_delivery ("PartnerId", "Position");


CREATE INDEX "IX_webhook_delivery_PartnerId_WebhookId_State_SourcePosition" ON webhook_delivery ("PartnerId", "WebhookId", "State", "SourcePosition");


CREATE INDEX "IX_webhook_event_PartnerId_Position" ON webhook_event ("PartnerId", "Position");


