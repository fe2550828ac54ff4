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


CREATE TABLE undelivered_code (
    "Position" bigint NOT NULL,
    "CodeHash" text COLLATE "C" NOT NULL,
    "OwnerId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C",
    "Reader" text COLLATE "C" NOT NULL,
    "ValidTo" bigint NOT NULL,
    CONSTRAINT "PK_undelivered_code" PRIMARY KEY ("Position")
);


