"""The figures' screens: lists, the dashboard, a page for each indicator, its forms."""
