CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE customer_coupon (
    "CustomerId" text COLLATE "C" NOT NULL,
    "CouponId" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Left" numeric(30,8) NOT NULL,
    "ValidFrom" date,
    "ValidTo" date,
    "Products" text COLLATE "C" NOT NULL,
    "ExcludesPartnerDiscount" boolean NOT NULL,
    "Remarks" text COLLATE "C",
    CONSTRAINT "PK_customer_coupon" PRIMARY KEY ("CustomerId", "CouponId")
);


CREATE TABLE customer_wallet (
    "CustomerId" text COLLATE "C" NOT NULL,
    "Balance" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_customer_wallet" PRIMARY KEY ("CustomerId")
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


