CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE email (
    "Position" bigint NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "To" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Token" text COLLATE "C",
    "ValidTo" bigint,
    "QueuedAt" bigint NOT NULL,
    CONSTRAINT "PK_email" PRIMARY KEY ("Position")
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


CREATE TABLE subject (
    "Id" text COLLATE "C" NOT NULL,
    "Value" text COLLATE "C",
    "ValidTo" bigint,
    CONSTRAINT "PK_subject" PRIMARY KEY ("Id")
);


