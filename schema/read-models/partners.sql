CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "partner" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_partner" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "CompanyName" TEXT NOT NULL,
    "Country" TEXT NOT NULL,
    "ContactEmail" TEXT NOT NULL,
    "ContactMobile" TEXT NULL,
    "DistributorId" TEXT NOT NULL,
    "RegisteredAt" INTEGER NOT NULL,
    "Tier" TEXT NULL,
    "TierInAdvance" INTEGER NOT NULL,
    "BusinessInformationApproved" INTEGER NOT NULL,
    "SettlementCurrency" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "partner_hold" (
    "PartnerId" TEXT NOT NULL,
    "Cause" TEXT NOT NULL,
    "IsFreeze" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    CONSTRAINT "PK_partner_hold" PRIMARY KEY ("PartnerId", "IsFreeze", "Cause")
);


CREATE TABLE "partner_status_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_partner_status_history" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "RestrictionCause" TEXT NULL,
    "FreezeCause" TEXT NULL,
    "Reason" TEXT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
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


CREATE TABLE "reseller_invitation" (
    "InvitationId" TEXT NOT NULL CONSTRAINT "PK_reseller_invitation" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "CompanyName" TEXT NOT NULL,
    "InvitedAt" INTEGER NOT NULL
);


CREATE TABLE "tier_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_tier_history" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Tier" TEXT NOT NULL,
    "Former" TEXT NULL,
    "InAdvance" INTEGER NOT NULL,
    "Basis" TEXT NOT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "verification_switch" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_verification_switch" PRIMARY KEY,
    "On" INTEGER NOT NULL,
    "Operator" TEXT NOT NULL,
    "ChangedAt" INTEGER NOT NULL
);


CREATE INDEX "IX_partner_CompanyName_PartnerId" ON "partner" ("CompanyName", "PartnerId");


CREATE INDEX "IX_partner_DistributorId_CompanyName_PartnerId" ON "partner" ("DistributorId", "CompanyName", "PartnerId");


CREATE INDEX "IX_partner_DistributorId_RegisteredAt_PartnerId" ON "partner" ("DistributorId", "RegisteredAt", "PartnerId");


CREATE INDEX "IX_partner_RegisteredAt_PartnerId" ON "partner" ("RegisteredAt", "PartnerId");


CREATE INDEX "IX_partner_status_history_PartnerId_Position" ON "partner_status_history" ("PartnerId", "Position");


CREATE INDEX "IX_reseller_invitation_PartnerId_InvitedAt_InvitationId" ON "reseller_invitation" ("PartnerId", "InvitedAt", "InvitationId");


CREATE INDEX "IX_tier_history_PartnerId_Position_Id" ON "tier_history" ("PartnerId", "Position", "Id");


