"""What a person does when studying: banks, practice, targets, mock exams, and the figures of each page."""
