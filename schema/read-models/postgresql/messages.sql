CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE message_language (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Language" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_message_language" PRIMARY KEY ("PartnerId")
);


CREATE TABLE message_off (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_message_off" PRIMARY KEY ("PartnerId", "Type")
);


CREATE TABLE message_recipient (
    "PartnerId" text COLLATE "C" NOT NULL,
    "RecipientId" text COLLATE "C" NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "Email" text COLLATE "C" NOT NULL,
    "Mobile" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_message_recipient" PRIMARY KEY ("PartnerId", "RecipientId", "Type")
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


CREATE TABLE reminder (
    "Position" bigint NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "AlertId" text COLLATE "C" NOT NULL,
    "Level" text COLLATE "C",
    "Month" integer,
    "Channel" text COLLATE "C" NOT NULL,
    "RecipientId" text COLLATE "C" NOT NULL,
    "Used" numeric(30,8) NOT NULL,
    "Total" numeric(30,8) NOT NULL,
    "SentAt" bigint NOT NULL,
    CONSTRAINT "PK_reminder" PRIMARY KEY ("Position")
);


CREATE INDEX "IX_reminder_PartnerId_Position" ON reminder ("PartnerId", "Position");


