CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "commercial_policy" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_commercial_policy" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Region" TEXT NULL,
    "Subject" TEXT NULL,
    "Value" TEXT NULL,
    "Choice" TEXT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Number" INTEGER NOT NULL
);


CREATE TABLE "commercial_policy_change" (
    "Number" INTEGER NOT NULL,
    "Place" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Region" TEXT NULL,
    "Subject" TEXT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Value" TEXT NULL,
    "Choice" TEXT NULL,
    "Replaces" INTEGER NOT NULL,
    "UntilBefore" TEXT NULL,
    "ValueBefore" TEXT NULL,
    "ChoiceBefore" TEXT NULL,
    CONSTRAINT "PK_commercial_policy_change" PRIMARY KEY ("Number", "Place")
);


CREATE TABLE "commercial_policy_version" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_commercial_policy_version" PRIMARY KEY,
    "AppliedAt" INTEGER NOT NULL,
    "Operator" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
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


