CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE delivery (
    "DeliveryId" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "Channel" text COLLATE "C" NOT NULL,
    "RecipientId" text COLLATE "C" NOT NULL,
    "QueuedAt" bigint NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Attempts" integer NOT NULL,
    "NextAttemptAt" bigint NOT NULL,
    "Fault" text COLLATE "C",
    "Code" integer,
    "SettledAt" bigint,
    CONSTRAINT "PK_delivery" PRIMARY KEY ("DeliveryId")
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


CREATE INDEX "IX_delivery_PartnerId_Position" ON delivery ("PartnerId", "Position");


CREATE INDEX "IX_delivery_State_Channel_NextAttemptAt_Position" ON delivery ("State", "Channel", "NextAttemptAt", "Position");


