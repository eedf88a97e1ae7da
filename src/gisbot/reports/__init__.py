"""From a document as read to a report as understood: header, outline, figures, findings."""
