"""Forms described as rows of fields; a draft goes in, problems come out."""
