"""The database: reports and their figures, editions, conversations, and what admins look after.

The only room that imports sqlalchemy and alembic. `base` names the parts as protocols, `database`
opens them all over one URL.
"""
