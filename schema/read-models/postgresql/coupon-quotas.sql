CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE coupon_quota (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Granted" numeric(30,8) NOT NULL,
    "Left" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_coupon_quota" PRIMARY KEY ("PartnerId")
);


CREATE TABLE coupon_quota_history (
    "Id" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C",
    "Origin" text COLLATE "C",
    "CouponId" text COLLATE "C",
    "Amount" numeric(30,8) NOT NULL,
    "At" bigint NOT NULL,
    "RecordedAt" bigint NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_coupon_quota_history" PRIMARY KEY ("Id")
);


CREATE TABLE historic_coupon (
    "Id" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "CouponId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "Origin" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Products" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "IssuedAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_historic_coupon" PRIMARY KEY ("Id")
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


CREATE INDEX "IX_coupon_quota_history_PartnerId_Position" ON coupon_quota_history ("PartnerId", "Position");


CREATE INDEX "IX_historic_coupon_CustomerId_Position" ON historic_coupon ("CustomerId", "Position");


