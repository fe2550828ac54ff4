CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE partner (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "CompanyName" text COLLATE "C" NOT NULL,
    "Country" text COLLATE "C" NOT NULL,
    "ContactEmail" text COLLATE "C" NOT NULL,
    "ContactMobile" text COLLATE "C",
    "DistributorId" text COLLATE "C" NOT NULL,
    "RegisteredAt" bigint NOT NULL,
    "Tier" text COLLATE "C",
    "TierInAdvance" boolean NOT NULL,
    "BusinessInformationApproved" boolean NOT NULL,
    "SettlementCurrency" text COLLATE "C" NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_partner" PRIMARY KEY ("PartnerId")
);


CREATE TABLE partner_hold (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Cause" text COLLATE "C" NOT NULL,
    "IsFreeze" boolean NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "Since" bigint NOT NULL,
    CONSTRAINT "PK_partner_hold" PRIMARY KEY ("PartnerId", "IsFreeze", "Cause")
);


CREATE TABLE partner_status_history (
    "Id" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "RestrictionCause" text COLLATE "C",
    "FreezeCause" text COLLATE "C",
    "Reason" text COLLATE "C",
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_partner_status_history" PRIMARY KEY ("Id")
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


CREATE TABLE reseller_invitation (
    "InvitationId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Email" text COLLATE "C" NOT NULL,
    "CompanyName" text COLLATE "C" NOT NULL,
    "InvitedAt" bigint NOT NULL,
    CONSTRAINT "PK_reseller_invitation" PRIMARY KEY ("InvitationId")
);


CREATE TABLE tier_history (
    "Id" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Tier" text COLLATE "C" NOT NULL,
    "Former" text COLLATE "C",
    "InAdvance" boolean NOT NULL,
    "Basis" text COLLATE "C" NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_tier_history" PRIMARY KEY ("Id")
);


CREATE TABLE verification_switch (
    "PartnerId" text COLLATE "C" NOT NULL,
    "On" boolean NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    "ChangedAt" bigint NOT NULL,
    CONSTRAINT "PK_verification_switch" PRIMARY KEY ("PartnerId")
);


CREATE INDEX "IX_partner_CompanyName_PartnerId" ON partner ("CompanyName", "PartnerId");


CREATE INDEX "IX_partner_DistributorId_CompanyName_PartnerId" ON partner ("DistributorId", "CompanyName", "PartnerId");


CREATE INDEX "IX_partner_DistributorId_RegisteredAt_PartnerId" ON partner ("DistributorId", "RegisteredAt", "PartnerId");


CREATE INDEX "IX_partner_RegisteredAt_PartnerId" ON partner ("RegisteredAt", "PartnerId");


CREATE INDEX "IX_partner_status_history_PartnerId_Position" ON partner_status_history ("PartnerId", "Position");


CREATE INDEX "IX_reseller_invitation_PartnerId_InvitedAt_InvitationId" ON reseller_invitation ("PartnerId", "InvitedAt", "InvitationId");


CREATE INDEX "IX_tier_history_PartnerId_Position_Id" ON tier_history ("PartnerId", "Position", "Id");


