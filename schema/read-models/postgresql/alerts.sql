CREATE TABLE alert (
    "AlertId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "Level" text COLLATE "C",
    "Threshold" numeric,
    "Ratio" numeric,
    "Used" numeric(30,8) NOT NULL,
    "Limit" numeric(30,8) NOT NULL,
    "Month" integer,
    "DueOn" date,
    "RaisedAt" bigint NOT NULL,
    "Late" boolean NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_alert" PRIMARY KEY ("AlertId")
);


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


CREATE INDEX "IX_alert_PartnerId_Position" ON alert ("PartnerId", "Position");


CREATE INDEX "IX_alert_Position" ON alert ("Position");


