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


