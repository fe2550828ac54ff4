CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE commercial_policy (
    "Id" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C",
    "Subject" text COLLATE "C",
    "Value" numeric,
    "Choice" text COLLATE "C",
    "From" date NOT NULL,
    "Until" date,
    "Number" integer NOT NULL,
    CONSTRAINT "PK_commercial_policy" PRIMARY KEY ("Id")
);


CREATE TABLE commercial_policy_change (
    "Number" integer NOT NULL,
    "Place" integer NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C",
    "Subject" text COLLATE "C",
    "From" date NOT NULL,
    "Until" date,
    "Value" numeric,
    "Choice" text COLLATE "C",
    "Replaces" boolean NOT NULL,
    "UntilBefore" date,
    "ValueBefore" numeric,
    "ChoiceBefore" text COLLATE "C",
    CONSTRAINT "PK_commercial_policy_change" PRIMARY KEY ("Number", "Place")
);


CREATE TABLE commercial_policy_version (
    "Number" integer NOT NULL,
    "AppliedAt" bigint NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "Version" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_commercial_policy_version" PRIMARY KEY ("Number")
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


