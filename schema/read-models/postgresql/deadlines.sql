CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE deadline (
    "Id" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Key" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C",
    "DueAt" bigint NOT NULL,
    "RunAt" bigint NOT NULL,
    "Attempts" integer NOT NULL,
    "Reason" text COLLATE "C",
    "HasPassed" boolean NOT NULL,
    CONSTRAINT "PK_deadline" PRIMARY KEY ("Id")
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


CREATE INDEX "IX_deadline_HasPassed_DueAt_Id" ON deadline ("HasPassed", "DueAt", "Id");


CREATE INDEX "IX_deadline_HasPassed_RunAt_Kind_Key" ON deadline ("HasPassed", "RunAt", "Kind", "Key");


