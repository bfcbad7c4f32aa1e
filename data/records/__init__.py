"""What people write down: whose store it is, who has which role, what the baselines were."""
