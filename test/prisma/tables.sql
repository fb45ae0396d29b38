-- The tables of schema.prisma, and rows for programs to find.
CREATE TABLE customers (
  id integer PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  tax_id text UNIQUE,
  parent_id integer REFERENCES customers
);
CREATE TABLE products (
  id bigint PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  released_at timestamp(3) NOT NULL UNIQUE
);
CREATE TABLE orders (
  uuid uuid PRIMARY KEY,
  year integer NOT NULL,
  number integer NOT NULL,
  customer_id integer REFERENCES customers,
  product_id bigint NOT NULL REFERENCES products,
  UNIQUE (year, number)
);
