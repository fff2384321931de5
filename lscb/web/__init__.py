"""What every screen shares: components, fields, base form, base table. No models, and never a query."""
