"""What mixes capabilities for one screen: the agenda, the dashboard, chart series, search."""
