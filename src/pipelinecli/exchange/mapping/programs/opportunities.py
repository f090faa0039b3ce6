"""Plain tables of opportunities, as the public data sets and many own lists have them.

One row a deal: `opportunity_id, sales_agent, product, account, deal_stage, engage_date,
close_date, close_value`, the stages being Prospecting, Engaging, Won and Lost.
"""

from __future__ import annotations

from typing import Final

MARKS: Final = """
1 opportunity_id
2 deal_stage
3 engage_date | close_value | sales_agent
"""

DEALS: Final = """
id              opportunity_id
owner           sales_agent
plan            product
account         account
stage           deal_stage
engaged         engage_date
closed          close_date
value           close_value
-               manager | regional_office
"""

# Engaging begins with the first meeting, which is what makes a card 25%.
STAGES: Final = """
opportunity     prospecting
25              engaging
closed          won
lost            lost
"""
