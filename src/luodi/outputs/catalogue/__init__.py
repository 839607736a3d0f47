"""指标: every figure with its definition, a figure's page, two days compared."""
