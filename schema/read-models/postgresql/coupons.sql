CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE coupon (
    "Id" text COLLATE "C" NOT NULL,
    "CouponId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Face" numeric(30,8) NOT NULL,
    "Balance" numeric(30,8) NOT NULL,
    "ValidFrom" date,
    "ValidTo" date,
    "CustomerIds" text COLLATE "C" NOT NULL,
    "Products" text COLLATE "C" NOT NULL,
    "Remarks" text COLLATE "C",
    "Origin" text COLLATE "C" NOT NULL,
    "Excludes" text COLLATE "C" NOT NULL,
    "BillingModes" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "IssuedAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_coupon" PRIMARY KEY ("Id")
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


CREATE TABLE test_coupon (
    "RequestId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Channel" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C",
    "ProjectId" text COLLATE "C",
    "Background" text COLLATE "C",
    "Configuration" text COLLATE "C",
    "DurationDays" integer,
    "OrderOn" date,
    "Amount" numeric(30,8) NOT NULL,
    "OnBehalf" boolean NOT NULL,
    "Additional" boolean NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Granted" numeric(30,8),
    "CouponId" text COLLATE "C",
    "Reason" text COLLATE "C",
    "RequestedAt" bigint NOT NULL,
    "DecidedAt" bigint,
    "Version" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_test_coupon" PRIMARY KEY ("RequestId")
);


CREATE INDEX "IX_coupon_PartnerId_Position" ON coupon ("PartnerId", "Position");


CREATE INDEX "IX_test_coupon_PartnerId_Position" ON test_coupon ("PartnerId", "Position");


CREATE INDEX "IX_test_coupon_Position" ON test_coupon ("Position");


