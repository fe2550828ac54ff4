CREATE TABLE "certified_employee" (
    "PartnerId" TEXT NOT NULL,
    "EmployeeId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Level" TEXT NOT NULL,
    "CertifiedOn" TEXT NOT NULL,
    CONSTRAINT "PK_certified_employee" PRIMARY KEY ("PartnerId", "Position", "EmployeeId")
);


CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
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


CREATE TABLE "tier_admission" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_tier_admission" PRIMARY KEY,
    "Core" TEXT NOT NULL,
    "Route" TEXT NULL,
    "DeclineReason" TEXT NULL,
    "FaceToFaceOn" TEXT NULL,
    "Competitor" TEXT NULL,
    "CompetitorTier" TEXT NULL,
    "AppliedRevenue" TEXT NULL,
    "PledgedTier" TEXT NULL,
    "AnnualRevenue" TEXT NULL,
    "Employees" INTEGER NULL,
    "BusinessPlan" TEXT NULL,
    "Pledge" TEXT NOT NULL,
    "Certified" INTEGER NOT NULL,
    "CertifyBy" INTEGER NULL,
    "DowngradeAt" INTEGER NULL,
    "ReviewedYear" INTEGER NULL,
    "CountedRevenue" TEXT NULL,
    "BegunAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE INDEX "IX_tier_admission_Position_PartnerId" ON "tier_admission" ("Position", "PartnerId");


