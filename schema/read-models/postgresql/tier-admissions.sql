CREATE TABLE certified_employee (
    "PartnerId" text COLLATE "C" NOT NULL,
    "EmployeeId" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    "Level" text COLLATE "C" NOT NULL,
    "CertifiedOn" date NOT NULL,
    CONSTRAINT "PK_certified_employee" PRIMARY KEY ("PartnerId", "Position", "EmployeeId")
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


CREATE TABLE tier_admission (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Core" text COLLATE "C" NOT NULL,
    "Route" text COLLATE "C",
    "DeclineReason" text COLLATE "C",
    "FaceToFaceOn" date,
    "Competitor" text COLLATE "C",
    "CompetitorTier" text COLLATE "C",
    "AppliedRevenue" numeric,
    "PledgedTier" text COLLATE "C",
    "AnnualRevenue" numeric,
    "Employees" integer,
    "BusinessPlan" text COLLATE "C",
    "Pledge" text COLLATE "C" NOT NULL,
    "Certified" integer NOT NULL,
    "CertifyBy" bigint,
    "DowngradeAt" bigint,
    "ReviewedYear" integer,
    "CountedRevenue" numeric,
    "BegunAt" bigint NOT NULL,
    "ChangedAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_tier_admission" PRIMARY KEY ("PartnerId")
);


CREATE INDEX "IX_tier_admission_Position_PartnerId" ON tier_admission ("Position", "PartnerId");


