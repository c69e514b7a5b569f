"""Many positions at once: GPD's upload of files (gpd_massive_v2)."""
