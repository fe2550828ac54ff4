CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE customer_discount (
    "DiscountId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "ProductType" text COLLATE "C" NOT NULL,
    "Discount" numeric NOT NULL,
    "GrantedAt" bigint NOT NULL,
    "ChangedAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_customer_discount" PRIMARY KEY ("DiscountId")
);


CREATE TABLE customer_discount_history (
    "Id" text COLLATE "C" NOT NULL,
    "DiscountId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "Discount" numeric NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_customer_discount_history" PRIMARY KEY ("Id")
);


CREATE TABLE discount_holder (
    "CustomerId" text COLLATE "C" NOT NULL,
    "ProductTypes" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_discount_holder" PRIMARY KEY ("CustomerId")
);


CREATE TABLE discount_scope (
    "ProductType" text COLLATE "C" NOT NULL,
    "Maximum" numeric NOT NULL,
    "SetAt" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_discount_scope" PRIMARY KEY ("ProductType")
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


CREATE INDEX "IX_customer_discount_CustomerId_Position" ON customer_discount ("CustomerId", "Position");


CREATE INDEX "IX_customer_discount_PartnerId_Position" ON customer_discount ("PartnerId", "Position");


CREATE INDEX "IX_customer_discount_Position_DiscountId" ON customer_discount ("Position", "DiscountId");


CREATE INDEX "IX_customer_discount_history_DiscountId_Position" ON customer_discount_history ("DiscountId", "Position");


