CREATE TABLE "access_policy" (
    "Account" TEXT NOT NULL,
    "Holder" TEXT NOT NULL,
    "Policy" TEXT NOT NULL,
    "PutAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_access_policy" PRIMARY KEY ("Account", "Holder")
);


CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "custom_role" (
    "RoleId" TEXT NOT NULL CONSTRAINT "PK_custom_role" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "DefinedAt" INTEGER NOT NULL,
    "Permissions" TEXT NOT NULL,
    "Retired" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "iam_account" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_iam_account" PRIMARY KEY,
    "RecordedAt" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "member" (
    "MemberId" TEXT NOT NULL CONSTRAINT "PK_member" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "UserName" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Role" TEXT NULL,
    "CustomRoleId" TEXT NULL,
    "ManagerIds" TEXT NOT NULL,
    "GivenManagerIds" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "organization" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_organization" PRIMARY KEY,
    "Kind" TEXT NOT NULL
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


CREATE INDEX "IX_custom_role_PartnerId_DefinedAt_RoleId" ON "custom_role" ("PartnerId", "DefinedAt", "RoleId");


CREATE INDEX "IX_custom_role_PartnerId_Name_RoleId" ON "custom_role" ("PartnerId", "Name", "RoleId");


CREATE INDEX "IX_iam_account_Position_Key" ON "iam_account" ("Position", "Key");


CREATE INDEX "IX_member_PartnerId_CreatedAt_MemberId" ON "member" ("PartnerId", "CreatedAt", "MemberId");


CREATE INDEX "IX_member_PartnerId_UserName_MemberId" ON "member" ("PartnerId", "UserName", "MemberId");


CREATE UNIQUE INDEX "IX_member_Subject" ON "member" ("Subject");


