CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE "order" (
    "OrderId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C",
    "CombinationType" text COLLATE "C",
    "Operation" text COLLATE "C" NOT NULL,
    "ListTotal" numeric(30,8) NOT NULL,
    "AmountDue" numeric(30,8) NOT NULL,
    "Method" text COLLATE "C",
    "Cash" numeric(30,8) NOT NULL,
    "Coupon" numeric(30,8) NOT NULL,
    "Settlement" numeric(30,8) NOT NULL,
    "CouponId" text COLLATE "C",
    "PlacedAt" bigint NOT NULL,
    "PaidAt" bigint,
    "CancelledAt" bigint,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_order" PRIMARY KEY ("OrderId")
);


CREATE TABLE order_item (
    "OrderId" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "ResourceId" text COLLATE "C" NOT NULL,
    "Product" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Specification" text COLLATE "C" NOT NULL,
    "ChargingMode" text COLLATE "C" NOT NULL,
    "Months" integer,
    "ListPrice" numeric(30,8) NOT NULL,
    "Role" text COLLATE "C",
    "PartOf" integer,
    "ResourceType" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "FailureReason" text COLLATE "C",
    CONSTRAINT "PK_order_item" PRIMARY KEY ("OrderId", "Number")
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


CREATE TABLE resource (
    "ResourceId" text COLLATE "C" NOT NULL,
    "OrderId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "ParentId" text COLLATE "C",
    "Product" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Specification" text COLLATE "C" NOT NULL,
    "ChargingMode" text COLLATE "C" NOT NULL,
    "ListPrice" numeric(30,8) NOT NULL,
    "EnabledAt" bigint NOT NULL,
    "ValidTo" bigint,
    "UnsubscribedAt" bigint,
    CONSTRAINT "PK_resource" PRIMARY KEY ("ResourceId")
);


CREATE TABLE resource_money (
    "ResourceId" text COLLATE "C" NOT NULL,
    "Cash" numeric(30,8) NOT NULL,
    "Coupon" numeric(30,8) NOT NULL,
    "Settlement" numeric(30,8) NOT NULL,
    "CashBack" numeric(30,8) NOT NULL,
    "CouponBack" numeric(30,8) NOT NULL,
    "SettlementBack" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_resource_money" PRIMARY KEY ("ResourceId")
);


CREATE INDEX "IX_order_CustomerId_PlacedAt_OrderId" ON "order" ("CustomerId", "PlacedAt", "OrderId");


CREATE INDEX "IX_resource_CustomerId_EnabledAt_ResourceId" ON resource ("CustomerId", "EnabledAt", "ResourceId");


CREATE INDEX "IX_resource_OrderId" ON resource ("OrderId");


CREATE INDEX "IX_resource_ParentId" ON resource ("ParentId");


