CREATE TABLE access_policy (
    "Account" text COLLATE "C" NOT NULL,
    "Holder" text COLLATE "C" NOT NULL,
    "Policy" text COLLATE "C" NOT NULL,
    "PutAt" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_access_policy" PRIMARY KEY ("Account", "Holder")
);


CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE custom_role (
    "RoleId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "DefinedAt" bigint NOT NULL,
    "Permissions" text COLLATE "C" NOT NULL,
    "Retired" boolean NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_custom_role" PRIMARY KEY ("RoleId")
);


CREATE TABLE iam_account (
    "Key" text COLLATE "C" NOT NULL,
    "RecordedAt" bigint NOT NULL,
    "DeletedAt" bigint,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_iam_account" PRIMARY KEY ("Key")
);


CREATE TABLE member (
    "MemberId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "UserName" text COLLATE "C" NOT NULL,
    "Email" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "Role" text COLLATE "C",
    "CustomRoleId" text COLLATE "C",
    "ManagerIds" text COLLATE "C" NOT NULL,
    "GivenManagerIds" text COLLATE "C" NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_member" PRIMARY KEY ("MemberId")
);


CREATE TABLE organization (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_organization" PRIMARY KEY ("PartnerId")
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


CREATE INDEX "IX_custom_role_PartnerId_DefinedAt_RoleId" ON custom_role ("PartnerId", "DefinedAt", "RoleId");


CREATE INDEX "IX_custom_role_PartnerId_Name_RoleId" ON custom_role ("PartnerId", "Name", "RoleId");


CREATE INDEX "IX_iam_account_Position_Key" ON iam_account ("Position", "Key");


CREATE INDEX "IX_member_PartnerId_CreatedAt_MemberId" ON member ("PartnerId", "CreatedAt", "MemberId");


CREATE INDEX "IX_member_PartnerId_UserName_MemberId" ON member ("PartnerId", "UserName", "MemberId");


CREATE UNIQUE INDEX "IX_member_Subject" ON member ("Subject");


